/**
 * YAML's traps: wordings that YAML takes for something else. Each becomes a located problem with a "Quote it" fix, never a
 * silent change.
 */
import type { Scalar, YAMLError } from 'yaml';
import type { Span } from '../text/layout';
import type { LexiconProblem } from './model';

type Unplaced = Omit<LexiconProblem, 'file'>;

/** Puts the rest of the line from `span.start`, trailing comment apart, in quotation marks. */
export function quoteFix(text: string, span: Span): LexiconProblem['fix'] {
  const line = restOfLine(text, span.start);
  const wording = line.replace(/\s+#\s.*$/, '').trimEnd();
  return { title: 'Quote it', span: { start: span.start, end: span.start + wording.length }, text: JSON.stringify(wording) };
}

/** Puts a node in quotation marks; of one over several lines the first. */
export function quoteNodeFix(text: string, span: Span): LexiconProblem['fix'] {
  const wording = restOfLine(text.slice(span.start, span.end), 0).trimEnd();
  return { title: 'Quote it', span: { start: span.start, end: span.start + wording.length }, text: JSON.stringify(wording) };
}

/** `- US #1`: what follows the # is no part of the wording. `# ` with a space is taken for the comment it looks like. */
export function commentTrap(text: string, node: Scalar, span: Span): Unplaced | undefined {
  if (node.type !== 'PLAIN' || !/^[ \t]+#[^\s#]/.test(text.slice(span.end, span.end + 80))) return undefined;
  const line = restOfLine(text, span.start);
  return {
    code: 'yaml-comment',
    severity: 'error',
    message: 'In YAML everything after a # that follows a space is a comment. Put the wording in quotation marks.',
    span: { start: span.start, end: span.start + line.trimEnd().length },
    fix: quoteFix(text, span),
  };
}

const SPECIAL_START = /^\s*(?:-\s+)?([*&!%@`|>])/;

/** An error of YAML's own reader, with a plain explanation where the line shows which trap it is. */
export function syntaxProblem(text: string, error: YAMLError): Unplaced {
  // What is missing at the end stands, to YAML's reader, one further.
  const [start, end] = error.pos.map((offset) => Math.min(offset, text.length));
  const span = { start, end: Math.max(end, start) };
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = restOfLine(text, lineStart);
  const special = SPECIAL_START.exec(line);
  if (special && /^[*@`%&!]/.test(special[1])) {
    const at = lineStart + special[0].length - 1;
    const rest = restOfLine(text, at).trimEnd();
    return {
      code: special[1] === '*' ? 'yaml-alias' : 'yaml-quote',
      severity: 'error',
      message: `In YAML a leading ${special[1]} has a meaning of its own. Put the wording in quotation marks.`,
      span: { start: at, end: at + rest.length },
      fix: quoteFix(text, { start: at, end: at + rest.length }),
    };
  }
  return { code: 'yaml-syntax', severity: 'error', message: plainMessage(error), span };
}

function plainMessage(error: YAMLError): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'Lines are indented with spaces, not with tabs.';
    case 'BAD_INDENT':
      if (error.message.startsWith('Flow')) return 'This list in brackets is not closed.';
      return 'This line is not indented like its neighbours.';
    case 'MULTIPLE_DOCS':
      return 'A lexicon is one YAML document; a second one begins here, and is not read.';
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return `Something is missing here: ${error.message.split('\n')[0]}.`;
    default:
      return `YAML cannot be read here: ${error.message.split('\n')[0]}.`;
  }
}

function restOfLine(text: string, from: number): string {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.slice(from) : text.slice(from, from + end);
}
