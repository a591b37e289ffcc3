/**
 * The reference of the lexicon in Markdown: the tables of fields and of forms in `docs/lexicon.md`, and the whole of `docs/checks.md`,
 * made of what `grammar` and `problems` say.
 */
import { fieldsOf, FORMS, PALETTE_NAMES, SEVERITIES, type Field, type FieldOwner, type FieldValue, type Form } from './grammar';
import { PROBLEM_CODES, PROBLEMS, type ProblemCode, type ProblemKind } from './problems';

/** A page with its generated parts made anew: what stands between `<!-- name -->` and `<!-- /name -->`. */
export function withParts(page: string): string {
  return Object.entries(PARTS).reduce((text, [name, part]) => withPart(text, name, part()), page);
}

/** By the name of its markers. */
const PARTS: Readonly<Record<string, () => string>> = {
  'fields of a lexicon': () => fieldTable('lexicon'),
  'fields of a theme': () => fieldTable('theme'),
  'fields of a variant': () => fieldTable('variant'),
  'fields of an example': () => fieldTable('example'),
  forms: () => FORMS.map(formSection).join('\n\n'),
};

/** @throws where the page has no such markers: it would go on without what it should say */
function withPart(page: string, name: string, part: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = page.indexOf(open) + open.length;
  const end = page.indexOf(close, start);
  if (start < open.length || end < 0) throw new Error(`The page has no part between ${open} and ${close}.`);
  return `${page.slice(0, start)}\n${part}\n${page.slice(end)}`;
}

// Fields

/** What a value is, where it cannot be listed. */
const VALUES: Readonly<Record<FieldValue, string>> = {
  text: 'a text',
  choice: '',
  color: `${coded(PALETTE_NAMES)}, or \`"#RRGGBB"\``,
  language: 'a language tag: `en`, `zh`',
  theme: 'the id of a theme',
  reach: 'a number of words, `sentence`, `paragraph`, or `20 in paragraph`',
  wording: 'a wording',
  wordings: 'a wording, or a list of them',
  variants: 'a list of variants',
  examples: 'a list of examples',
  themes: 'themes, each by its id',
  checks: `checks by their code, each with ${coded(SEVERITIES)}`,
};

/** The values of a field in words, as Markdown. */
export function valueInWords({ value, choices }: Field): string {
  return value === 'choice' ? coded(choices ?? []) : VALUES[value];
}

function fieldTable(owner: FieldOwner): string {
  return table(['field', 'value', 'what it says'], fieldsOf(owner).map((field) => [code(field.name), valueInWords(field), field.says]));
}

// Forms

function formSection({ title, says, rows }: Form): string {
  return `### ${title}\n\n${says}\n\n${table(['variant', 'finds'], rows.map(([variant, finds]) => [code(variant), finds]))}`;
}

// Checks

const CHECKS_HEAD = `# The checks of a lexicon

Each thing that is found wrong with a lexicon, or worth a second look, has a code; it stands beside the message under Problems and in what
\`leitmotif check-lexicon\` prints. Where it says so below, a lexicon may set how a check is reported, or turn it off:

\`\`\`yaml
checks:
  theme-definition: warning
  variant-never: off
\`\`\`

A severity is one of ${coded(SEVERITIES)}. An error fails \`check-lexicon\`. What is wrong in one theme leaves the others counted; a file that cannot be
read as a whole keeps its last good reading in force.`;

/** The whole page of checks. */
export function checksPage(): string {
  const contents = PROBLEM_CODES.map((one) => `- [${code(one)}](#${one}): ${PROBLEMS[one].title.charAt(0).toLowerCase()}${PROBLEMS[one].title.slice(1)}`);
  return `${[CHECKS_HEAD, contents.join('\n'), ...PROBLEM_CODES.map(checkSection)].join('\n\n')}\n`;
}

let lines: ReadonlyMap<string, number> | undefined;

/** The line of the page of checks where one is explained; 1-based. */
export function lineOfCheck(name: ProblemCode): number {
  lines ??= new Map(checksPage().split('\n').flatMap((line, i) => (line.startsWith('## ') ? [[line.slice(3), i + 1] as const] : [])));
  return lines.get(name)!;
}

function checkSection(name: ProblemCode): string {
  const kind: ProblemKind = PROBLEMS[name];
  const how = `${reported(name, kind)}${kind.ofCorpus ? ' It is held against the texts.' : ''}`;
  return [`## ${name}`, `**${kind.title}**`, how, kind.explanation, ...exampleOf(kind)].join('\n\n');
}

function reported(name: ProblemCode, { severity, optional }: ProblemKind): string {
  const as = `Reported as ${severity === 'error' || severity === 'information' ? 'an' : 'a'} ${severity}`;
  return optional ? `${as}, unless the lexicon says otherwise: \`checks: { ${name}: off }\`.` : `${as}, always.`;
}

function exampleOf({ example }: ProblemKind): string[] {
  if (!example) return [];
  const block = `\`\`\`yaml\n${example.lexicon.trimEnd()}\n\`\`\``;
  return example.marked === '' ? [block] : [block, `Marked is ${code(example.marked)}.`];
}

// Markdown

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function coded(names: readonly string[]): string {
  return names.map(code).join(', ');
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
