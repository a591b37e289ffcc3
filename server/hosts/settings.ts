/** Settings as the client gives them, made whole: what is missing or of the wrong kind is the default. */
import { DEFAULT_SETTINGS, type ServerSettings } from '../protocol';

export function readSettings(given: unknown): ServerSettings {
  const { texts, countApparatus, marks, codeLens, maxDiagnostics, index } = record(given);
  const include = strings(record(texts).include);
  return {
    texts: { include: include && include.length > 0 ? include : DEFAULT_SETTINGS.texts.include, exclude: strings(record(texts).exclude) ?? [] },
    countApparatus: countApparatus === true,
    marks: oneOf(marks, ['both', 'decorations', 'diagnostics'], DEFAULT_SETTINGS.marks),
    codeLens: { texts: oneOf(record(codeLens).texts, ['all', 'head', 'off'], DEFAULT_SETTINGS.codeLens.texts) },
    maxDiagnostics: typeof maxDiagnostics === 'number' && maxDiagnostics >= 0 ? Math.floor(maxDiagnostics) : DEFAULT_SETTINGS.maxDiagnostics,
    index: { keepOnDisk: record(index).keepOnDisk !== false },
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function strings(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], fallback: T): T {
  return allowed.includes(value as T) ? (value as T) : fallback;
}
