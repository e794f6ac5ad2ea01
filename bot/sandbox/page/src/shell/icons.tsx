/** The icons of the page, drawn on a grid of 20 by 20. */

import type { JSX } from "preact";

function Icon(props: { d: string; filled?: boolean }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path
        d={props.d}
        fill={props.filled ? "currentColor" : "none"}
        stroke={props.filled ? "none" : "currentColor"}
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

const circle = (x: number, y: number, r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

export const ChevronIcon = (): JSX.Element => <Icon d="M5 8l5 5 5-5" />;
export const BackIcon = (): JSX.Element => <Icon d="M12 4l-6 6 6 6M6 10h10" />;
export const LeftIcon = (): JSX.Element => <Icon d="M12 5l-5 5 5 5" />;
export const RightIcon = (): JSX.Element => <Icon d="M8 5l5 5-5 5" />;
export const CheckIcon = (): JSX.Element => <Icon d="M4 10.5l4 4 8-9" />;
export const CloseIcon = (): JSX.Element => <Icon d="M5 5l10 10M15 5L5 15" />;
export const CalendarIcon = (): JSX.Element => <Icon d="M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5" />;
export const ClockIcon = (): JSX.Element => <Icon d={`${circle(10, 10, 7)}M10 6v4.2l3 1.8`} />;
export const EyeIcon = (): JSX.Element => <Icon d={`M2 10c2-3.6 4.8-5 8-5s6 1.4 8 5c-2 3.6-4.8 5-8 5s-6-1.4-8-5z${circle(10, 10, 2.2)}`} />;
export const HashIcon = (): JSX.Element => <Icon d="M8 3L6 17M14 3l-2 14M3.5 7.500h14M2.5 12.500h14" />;
export const LockIcon = (): JSX.Element => <Icon d="M4.5 9h11v8h-11zM7 9V6.500a3 3 0 0 1 6 0V9" />;
export const SharedIcon = (): JSX.Element => <Icon d="M10 4L3 10l7 6M10 4l7 6-7 6M3 10h14" />;
export const MenuIcon = (): JSX.Element => <Icon d="M3 5.500h14M3 10h14M3 14.500h14" />;
export const MoreIcon = (): JSX.Element => <Icon filled d={`${circle(10, 4.5, 1.5)}${circle(10, 10, 1.5)}${circle(10, 15.5, 1.5)}`} />;
export const DotsIcon = (): JSX.Element => <Icon filled d={`${circle(4.5, 10, 1.5)}${circle(10, 10, 1.5)}${circle(15.5, 10, 1.5)}`} />;
export const SmileIcon = (): JSX.Element => (
  <Icon d={`${circle(10, 10, 7)}M7 11.500c.6 1.4 1.7 2 3 2s2.4-.6 3-2M7.5 7.800v.4M12.5 7.800v.4`} />
);
export const ReplyIcon = (): JSX.Element => <Icon d="M3 4.500h14v9.500h-8l-4 3v-3H3zM6.5 8h7M6.5 10.800h4.5" />;
export const SendIcon = (): JSX.Element => <Icon filled d="M2.5 3.200l15.5 6.8-15.5 6.8 1.7-5.8 7.3-1-7.3-1z" />;
export const ToolsIcon = (): JSX.Element => <Icon d="M12.5 3.500a4 4 0 0 0-3.8 5.200L3 14.4 5.6 17l5.7-5.700a4 4 0 0 0 5.2-4.900l-2.4 2.4-2.3-.6-.6-2.300z" />;
export const TrashIcon = (): JSX.Element => <Icon d="M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.400l.8-11M8.5 9v5M11.5 9v5" />;
export const ThumbUpIcon = (): JSX.Element => <Icon d="M3 9h3v8H3zM6 9.500l3.5-6.500c1.3 0 2 .8 1.8 2.200L10.8 8h4.700c1 0 1.7.9 1.4 1.900l-1.7 5.800c-.2.8-.9 1.3-1.7 1.300H6" />;
export const ThumbDownIcon = (): JSX.Element => <Icon d="M3 11h3V3H3zM6 10.500l3.5 6.500c1.3 0 2-.8 1.8-2.200L10.8 12h4.700c1 0 1.7-.9 1.4-1.900l-1.7-5.800C15 3.5 14.3 3 13.5 3H6" />;
export const BoltIcon = (): JSX.Element => <Icon d="M11 2.500L4.5 11.500h5l-1 6 6.5-9h-5z" />;
export const StopIcon = (): JSX.Element => <Icon filled d="M6 6h8v8H6z" />;
