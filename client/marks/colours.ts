/**
 * Colours of themes: a palette name becomes a theme colour that a person may change in their settings; a `#rrggbb` becomes
 * shades of it that can be read on a light and on a dark background. Pure, apart from naming VS Code's `ThemeColor`.
 */
import { ThemeColor } from 'vscode';
import { PALETTE } from '../../server/protocol';

/** The colours of one mark, on one kind of background. */
export interface Shades {
  /** Behind the words. */
  tint: string | ThemeColor;
  /** Of the underline and in the overview ruler. */
  line: string | ThemeColor;
}

export type Background = 'light' | 'dark';

type Rgb = [red: number, green: number, blue: number];

/** Backgrounds that a line colour is made readable against: VS Code's own light and dark. */
const PAPER: Record<Background, Rgb> = { light: [255, 255, 255], dark: [31, 31, 31] };
const TINT_ALPHA: Record<Background, string> = { light: '28', dark: '3c' };
/** More than the 3 that WCAG asks of graphics against what is beside them: a line of a mark is thin. */
const MIN_CONTRAST = 4.5;

export function shadesOf(color: string, background: Background): Shades {
  if (isPaletteName(color)) {
    return { tint: new ThemeColor(`leitmotif.${color}Background`), line: new ThemeColor(`leitmotif.${color}`) };
  }
  const rgb = parseHex(color);
  if (!rgb) return shadesOf('gray', background);
  const line = toHex(readable(rgb, PAPER[background]));
  return { tint: line + TINT_ALPHA[background], line };
}

export function isPaletteName(color: string): boolean {
  return (PALETTE as readonly string[]).includes(color);
}

function parseHex(color: string): Rgb | undefined {
  const digits = /^#([0-9a-f]{6})$/i.exec(color)?.[1];
  if (!digits) return undefined;
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as Rgb;
}

function toHex(rgb: Rgb): string {
  return '#' + rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('');
}

/** The colour itself, or the nearest mixture with black or white that stands out from the paper. */
function readable(rgb: Rgb, paper: Rgb): Rgb {
  const away: Rgb = luminance(paper) > 0.5 ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = rgb.map((part, index) => part + (away[index] - part) * share) as Rgb;
    if (contrast(mixed, paper) >= MIN_CONTRAST) return mixed;
  }
  return away;
}

/** Contrast of two colours as WCAG 2 reckons it: 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
