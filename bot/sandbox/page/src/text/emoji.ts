/** A small table of emoji: those that bots use in messages, and those that people react with. */

const TABLE = `
+1 👍|-1 👎|thumbsup 👍|thumbsdown 👎|white_check_mark ✅|heavy_check_mark ✔️|x ❌|warning ⚠️|exclamation ❗|question ❓
eyes 👀|raised_hands 🙌|pray 🙏|clap 👏|wave 👋|ok_hand 👌|point_right 👉|point_up ☝️|muscle 💪|handshake 🤝|raising_hand 🙋
smile 😄|slightly_smiling_face 🙂|grinning 😀|joy 😂|wink 😉|blush 😊|thinking_face 🤔|neutral_face 😐|cry 😢|sob 😭
disappointed 😞|open_mouth 😮|rage 😡|face_with_monocle 🧐|shrug 🤷|see_no_evil 🙈|robot_face 🤖|heart ❤️|broken_heart 💔
tada 🎉|fire 🔥|sparkles ✨|star ⭐|rocket 🚀|bulb 💡|bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|speech_balloon 💬
memo 📝|pencil ✏️|pencil2 ✏️|page_facing_up 📄|scroll 📜|clipboard 📋|bookmark 🔖|book 📖|books 📚|newspaper 📰|label 🏷️
card_index 📇|file_folder 📁|open_file_folder 📂|inbox_tray 📥|outbox_tray 📤|package 📦|email ✉️|envelope ✉️|link 🔗|paperclip 📎
pushpin 📌|round_pushpin 📍|mag 🔍|mag_right 🔎|lock 🔒|unlock 🔓|key 🔑|gear ⚙️|wrench 🔧|hammer 🔨|scales ⚖️|balance_scale ⚖️
calendar 📆|date 📅|spiral_calendar_pad 🗓️|clock1 🕐|clock9 🕘|hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|alarm_clock ⏰
bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|earth_africa 🌍|earth_americas 🌎|globe_with_meridians 🌐|world_map 🗺️
red_circle 🔴|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵|large_purple_circle 🟣|black_circle ⚫|white_circle ⚪
large_blue_square 🟦|black_small_square ▪️|white_small_square ▫️|small_orange_diamond 🔸|small_blue_diamond 🔹|radio_button 🔘
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrow_up_small 🔼|arrow_down_small 🔽|arrows_counterclockwise 🔄|repeat 🔁|leftwards_arrow_with_hook ↩️
information_source ℹ️|no_entry ⛔|no_entry_sign 🚫|stop_sign 🛑|construction 🚧|rotating_light 🚨|sos 🆘|new 🆕|recycle ♻️|heavy_plus_sign ➕|heavy_minus_sign ➖
bomb 💣|boom 💥|shield 🛡️|dove_of_peace 🕊️|crossed_swords ⚔️|classical_building 🏛️|house 🏠|hospital 🏥|school 🏫|airplane ✈️|ship 🚢
busts_in_silhouette 👥|bust_in_silhouette 👤|studio_microphone 🎙️|microphone 🎤|camera 📷|movie_camera 🎥|satellite 🛰️|phone ☎️|computer 💻
one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟|zero 0️⃣|100 💯|hash #️⃣
coffee ☕|seedling 🌱|sunny ☀️|zap ⚡|snowflake ❄️|ghost 👻|skull 💀|trophy 🏆|dart 🎯|puzzle_piece 🧩|magnet 🧲|wastebasket 🗑️|free 🆓|back 🔙
us 🇺🇸|gb 🇬🇧|flag-ua 🇺🇦|flag-ch 🇨🇭|flag-us 🇺🇸|flag-ru 🇷🇺|flag-no 🇳🇴|flag-at 🇦🇹|united_nations 🇺🇳|un 🇺🇳|black_flag 🏴|white_flag 🏳️`;

const EMOJI = new Map(
  TABLE.trim()
    .split(/[|\n]/)
    .map((entry) => entry.split(" ") as [string, string]),
);

/** The emoji of a name (without its colons), or undefined when it is not in the table. */
export function emojiOf(name: string): string | undefined {
  return EMOJI.get(name.replace(/::skin-tone-\d$/, ""));
}

/** The emoji of a list of code points as Slack writes them, such as "1f44d-1f3fb". */
export function emojiOfCodes(codes: string): string | undefined {
  const points = codes.split("-").map((code) => Number.parseInt(code, 16));
  return points.every((point) => point > 0 && point <= 0x10ffff) ? String.fromCodePoint(...points) : undefined;
}

/** What the reaction picker offers. */
export const REACTIONS = [
  "white_check_mark", "eyes", "raised_hands", "+1", "-1", "heart", "tada", "pray", "clap", "thinking_face", "question",
  "exclamation", "x", "bulb", "memo", "mag", "smile", "joy", "open_mouth", "cry", "fire", "rocket", "100", "warning",
] as const;
