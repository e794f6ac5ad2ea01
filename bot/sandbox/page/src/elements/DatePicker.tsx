/** Date picker, time picker, and both as one element. */

import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

import { CalendarIcon, CloseIcon, LeftIcon, RightIcon } from "../shell/icons";
import { me } from "../store";
import { wordsOf } from "../text/Text";
import { addDays, addMonths, dayInFull, dayWords, isDay, monthGrid, timeOf, timeWords, todayIn, unixOf, wallOf } from "./dateMath";
import { type Choice, Picker } from "./Picker";
import { Popup } from "./Popup";
import { type Placed, useField } from "./surface";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [...Array(12).keys()].map((month) =>
  new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month: "long" }).format(Date.UTC(2026, month, 1)),
);
const HALF_HOURS: Choice[] = [...Array(48).keys()].map((half) => {
  const time = `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 ? "30" : "00"}`;
  return timeChoice(time);
});

const myZone = (): string => me.value?.tz ?? "UTC";
const mayClear = ({ block }: Placed): boolean => block.type === "input" && block.optional === true;

function timeChoice(time: string): Choice {
  return { key: time, words: `${timeWords(time)} ${time}`, label: timeWords(time) };
}

export function DatePicker(placed: Placed): JSX.Element {
  const field = useField(placed);
  return (
    <DayField
      day={field.state.selected_date ?? null}
      label={wordsOf(placed.block.label)}
      placeholder={wordsOf(placed.element.placeholder) || "Select a date"}
      focusOnLoad={placed.element.focus_on_load}
      clearable={mayClear(placed)}
      onChange={(day) => field.change({ selected_date: day })}
    />
  );
}

export function TimePicker(placed: Placed): JSX.Element {
  const field = useField(placed);
  return (
    <TimeField
      time={field.state.selected_time ?? null}
      label={wordsOf(placed.block.label)}
      placeholder={wordsOf(placed.element.placeholder) || "Select a time"}
      focusOnLoad={placed.element.focus_on_load}
      clearable={mayClear(placed)}
      onChange={(time) => field.change({ selected_time: time })}
    />
  );
}

export function DateTimePicker(placed: Placed): JSX.Element {
  const field = useField(placed);
  const label = wordsOf(placed.block.label);
  const unix = field.state.selected_date_time ?? null;
  const now = unix === null ? null : wallOf(unix, myZone());
  const change = (day: string, time: string): void => field.change({ selected_date_time: unixOf(day, time, myZone()) });
  return (
    <span class="date-time">
      <DayField
        day={now?.day ?? null}
        label={`${label} (date)`}
        placeholder="Select a date"
        focusOnLoad={placed.element.focus_on_load}
        clearable={mayClear(placed)}
        onChange={(day) => (day ? change(day, now?.time ?? "09:00") : field.change({ selected_date_time: null }))}
      />
      <TimeField
        time={now?.time ?? null}
        label={`${label} (time)`}
        placeholder="Select a time"
        clearable={false}
        onChange={(time) => change(now?.day ?? todayIn(myZone()), time ?? "09:00")}
      />
    </span>
  );
}

function TimeField(props: {
  time: string | null;
  label: string;
  placeholder: string;
  focusOnLoad?: boolean | undefined;
  clearable: boolean;
  onChange(time: string | null): void;
}): JSX.Element {
  const [typed, setTyped] = useState("");
  const own = timeOf(typed);
  const fitting = HALF_HOURS.filter((one) => one.words.toLowerCase().includes(typed.trim().toLowerCase()));
  const choices = own && !fitting.some((one) => one.key === own) ? [timeChoice(own), ...fitting] : fitting;
  return (
    <Picker
      label={props.label}
      placeholder={props.placeholder}
      focusOnLoad={props.focusOnLoad}
      clearable={props.clearable}
      narrowed
      groups={[{ label: "", choices }]}
      chosen={props.time ? [timeChoice(props.time)] : []}
      onType={setTyped}
      onChoose={(chosen) => props.onChange(chosen[0]?.key ?? null)}
    />
  );
}

function DayField(props: {
  day: string | null;
  label: string;
  placeholder: string;
  focusOnLoad?: boolean | undefined;
  clearable: boolean;
  onChange(day: string | null): void;
}): JSX.Element {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const close = (): void => setOpen(false);
  const shown = props.day ? dayWords(props.day) : props.placeholder;
  const choose = (day: string): void => {
    close();
    trigger.current?.focus();
    props.onChange(day);
  };
  return (
    <div class="picker picker-date">
      <button
        ref={trigger}
        type="button"
        class={`picker-trigger ${props.day ? "" : "picker-placeholder"}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`${props.label || props.placeholder}: ${props.day ? dayInFull(props.day) : "no date chosen"}`}
        data-focus-on-load={props.focusOnLoad ? "" : undefined}
        onClick={() => setOpen(!open)}
      >
        <CalendarIcon />
        <span class="picker-shown">{shown}</span>
      </button>
      {props.clearable && props.day && (
        <button type="button" class="picker-clear" aria-label={`Clear ${props.label}`} onClick={() => props.onChange(null)}>
          <CloseIcon />
        </button>
      )}
      {open && (
        <Popup anchor={trigger} onClose={close} class="calendar" role="dialog" label="Choose a date">
          <Calendar day={props.day ?? todayIn(myZone())} chosen={props.day} onChoose={choose} />
        </Popup>
      )}
    </div>
  );
}

const STEPS: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

function Calendar(props: { day: string; chosen: string | null; onChoose(day: string): void }): JSX.Element {
  const [day, setDay] = useState(props.day);
  const [steered, setSteered] = useState(true);
  const grid = useRef<HTMLTableElement>(null);
  const today = todayIn(myZone());
  const month = Number(day.slice(5, 7)) - 1;

  useLayoutEffect(() => {
    if (steered) {
      grid.current?.querySelector<HTMLButtonElement>(`[data-day="${day}"]`)?.focus({ preventScroll: true });
    }
  }, [day, steered]);

  const turn = (to: string): void => {
    setSteered(false);
    setDay(to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      setSteered(true);
      setDay(step(day));
    }
  };
  const onYear = (event: { currentTarget: { value: string } }): void => {
    const wanted = `${event.currentTarget.value.padStart(4, "0")}${day.slice(4, 8)}01`;
    if (/^\d{4}$/.test(event.currentTarget.value) && isDay(wanted)) {
      turn(wanted);
    }
  };
  return (
    <>
      <div class="calendar-head">
        <button type="button" class="icon-button" aria-label="Previous month" onClick={() => turn(addMonths(day, -1))}>
          <LeftIcon />
        </button>
        <select
          aria-label="Month"
          value={month}
          onChange={(event) => turn(addMonths(day, Number(event.currentTarget.value) - month))}
        >
          {MONTHS.map((name, index) => (
            <option key={name} value={index}>
              {name}
            </option>
          ))}
        </select>
        <input type="number" aria-label="Year" min={1} max={9999} value={Number(day.slice(0, 4))} onInput={onYear} />
        <button type="button" class="icon-button" aria-label="Next month" onClick={() => turn(addMonths(day, 1))}>
          <RightIcon />
        </button>
      </div>
      <table ref={grid} role="grid" aria-label={`${MONTHS[month]} ${day.slice(0, 4)}`} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col" abbr={name}>
                {name.slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthGrid(day).map((week) => (
            <tr key={week[0]}>
              {week.map((one) => (
                <td key={one}>
                  <button
                    type="button"
                    data-day={one}
                    tabIndex={one === day ? 0 : -1}
                    class={one.slice(0, 7) === day.slice(0, 7) ? "" : "calendar-other"}
                    aria-label={dayInFull(one)}
                    aria-current={one === today ? "date" : undefined}
                    aria-pressed={one === props.chosen}
                    onClick={() => props.onChoose(one)}
                  >
                    {Number(one.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
