/** The runs of the suites inside VS Code: each one a fresh window on a fresh copy of a folder. */
export interface Run {
  name: string;
  /** Folder of suites, beside this file. */
  suites: string;
  /** The folder that is copied and opened, relative to the project. */
  folder: string;
  /** Workspace trust is on and the folder is not trusted. */
  restricted?: boolean;
  /** The reader's settings in that window. */
  settings?: Record<string, unknown>;
}

export const runs: Run[] = [
  { name: 'sample corpus', suites: 'suites', folder: 'corpus' },
  { name: 'a folder without a lexicon', suites: 'silent', folder: 'test/vscode/folders/plain' },
  { name: 'Restricted Mode', suites: 'restricted', folder: 'corpus', restricted: true },
];
