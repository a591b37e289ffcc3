/** Answers dialogs as a reader would. */
import * as vscode from 'vscode';

const ASKED = ['showOpenDialog', 'showSaveDialog', 'showQuickPick', 'showInformationMessage', 'showErrorMessage'] as const;
type Asked = (typeof ASKED)[number];

/** What was asked, and with what. */
export interface Question {
  readonly by: Asked;
  readonly with: readonly unknown[];
}

/**
 * Does some work while dialogs are answered: a list by the beginning of a label, anything else by the value given.
 * What has no answer is cancelled.
 * @returns what was asked, in order
 */
export async function answering(answers: Partial<Record<Asked, unknown>>, work: () => PromiseLike<unknown>): Promise<Question[]> {
  const questions: Question[] = [];
  const before = new Map(ASKED.map((name) => [name, Object.getOwnPropertyDescriptor(vscode.window, name)!]));
  for (const by of ASKED) {
    const value = (...args: unknown[]): Promise<unknown> => {
      questions.push({ by, with: args });
      return Promise.resolve(by === 'showQuickPick' ? itemIn(args[0] as readonly vscode.QuickPickItem[], answers[by]) : answers[by]);
    };
    Object.defineProperty(vscode.window, by, { value, configurable: true, writable: true });
  }
  try {
    await work();
  } finally {
    for (const [name, descriptor] of before) Object.defineProperty(vscode.window, name, descriptor);
  }
  return questions;
}

function itemIn(items: readonly vscode.QuickPickItem[], answer: unknown): vscode.QuickPickItem | undefined {
  return typeof answer === 'string' ? items.find(({ label }) => label.startsWith(answer)) : undefined;
}

/** The messages shown, each with the answers it offered. */
export function said(questions: readonly Question[]): unknown[] {
  return questions.filter(({ by }) => by === 'showInformationMessage' || by === 'showErrorMessage').map(({ by, with: args }) => [by, ...args]);
}
