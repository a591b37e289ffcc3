/** Quiet words: the status bar for what passes, numbers as a person writes them. */
import * as vscode from 'vscode';

const SHOWN_FOR = 6_000;

/** Says something in the status bar for a moment. */
export function say(text: string): void {
  vscode.window.setStatusBarMessage(text, SHOWN_FOR);
}

/** `9412` is "9,412". */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}

/** "1 text", "18 texts". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}
