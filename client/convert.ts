/** From the protocol's plain JSON to VS Code's own types, and back. */
import * as vscode from 'vscode';
import type * as protocol from '../server/protocol';

export function toPosition(position: protocol.Position): vscode.Position {
  return new vscode.Position(position.line, position.character);
}

export function toRange(range: protocol.Range): vscode.Range {
  return new vscode.Range(toPosition(range.start), toPosition(range.end));
}

export function toLocation(location: protocol.Location): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(location.uri), toRange(location.range));
}

export function fromPosition(position: vscode.Position): protocol.Position {
  return { line: position.line, character: position.character };
}

export function fromRange(range: vscode.Range): protocol.Range {
  return { start: fromPosition(range.start), end: fromPosition(range.end) };
}
