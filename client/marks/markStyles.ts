/**
 * How a mark looks. A use of a theme has a calm tint; a use of its counter-framing is hollow, within a dashed frame, so that
 * the poles differ without colour. Where the diagnostic underlines the words already, the mark itself has no underline.
 */
import * as vscode from 'vscode';
import type { UseInfo } from '../../server/protocol';
import { shadesOf, type Shades } from './colours';

export interface Look {
  /** `#rrggbb` or a palette name. */
  color: string;
  pole: UseInfo['pole'];
  /** True where nothing else underlines the use. */
  underline: boolean;
  ruler: boolean;
  highContrast: boolean;
}

/** Decoration types by look: each made once, and disposed of with the rest. */
export class MarkStyles implements vscode.Disposable {
  readonly #types = new Map<string, vscode.TextEditorDecorationType>();

  get(look: Look): vscode.TextEditorDecorationType {
    const key = JSON.stringify([look.color, look.pole, look.underline, look.ruler, look.highContrast]);
    let type = this.#types.get(key);
    if (!type) this.#types.set(key, (type = vscode.window.createTextEditorDecorationType(optionsOf(look))));
    return type;
  }

  all(): Iterable<vscode.TextEditorDecorationType> {
    return this.#types.values();
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
    this.#types.clear();
  }
}

function optionsOf(look: Look): vscode.DecorationRenderOptions {
  return {
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    borderRadius: '2px',
    light: paint(look, shadesOf(look.color, 'light')),
    dark: paint(look, shadesOf(look.color, 'dark')),
  };
}

function paint(look: Look, { tint, line }: Shades): vscode.ThemableDecorationRenderOptions {
  const counter = look.pole === 'counter';
  return {
    backgroundColor: counter ? undefined : tint,
    overviewRulerColor: look.ruler ? line : undefined,
    ...border(look, counter, line),
  };
}

/** In high contrast a tint alone is too faint to carry a mark: there it has a frame, unless the diagnostic draws its own. */
function border(look: Look, counter: boolean, borderColor: Shades['line']): vscode.ThemableDecorationRenderOptions {
  if (counter) return { borderColor, borderStyle: 'dashed', borderWidth: look.underline ? '1px' : '1px 1px 0 1px' };
  if (!look.underline) return {};
  return { borderColor, borderStyle: 'solid', borderWidth: look.highContrast ? '1px' : '0 0 2px 0' };
}
