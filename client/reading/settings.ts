/**
 * Settings that make long paragraphs comfortable to read, for plain text and Markdown alone. The sample corpus carries the same ones
 * in `corpus/.vscode/settings.json`; a test holds the two together.
 */
export const READING_LANGUAGES = ['plaintext', 'markdown'] as const;

export const READING_SETTINGS: Readonly<Record<string, unknown>> = {
  // A paragraph is one long line: wrap it at a width the eye can return from.
  'editor.wordWrap': 'bounded',
  'editor.wordWrapColumn': 84,
  'editor.wrappingIndent': 'none',
  'editor.lineHeight': 1.7,
  'editor.padding.top': 24,
  'editor.padding.bottom': 24,
  // What helps with code and only distracts from prose.
  'editor.minimap.enabled': false,
  'editor.glyphMargin': false,
  'editor.folding': false,
  'editor.guides.indentation': false,
  'editor.bracketPairColorization.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.renderLineHighlight': 'none',
  // The colours of themes say already what belongs together; a grey box over every word like the one at the cursor hides them.
  'editor.occurrencesHighlight': 'off',
  'editor.lightbulb.enabled': 'off',
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.wordBasedSuggestions': 'off',
  // Texts in other scripts, and typographic dashes and spaces, are not suspicious.
  'editor.unicodeHighlight.ambiguousCharacters': false,
  'editor.unicodeHighlight.invisibleCharacters': false,
  'editor.unicodeHighlight.nonBasicASCII': false,
};

/**
 * The underline of a use is the diagnostic's, which VS Code draws as it draws trouble in code: a blue wave, and in high contrast a double
 * line beside it. In a folder of texts it is a thin grey wave alone, so that a use has one calm mark and its tint tells the theme. One
 * grey for every theme: it stands out from black and from white by more than 3 to 1. Colours hold for the whole window.
 */
export const COLOURS_KEY = 'workbench.colorCustomizations';

export const READING_COLOURS: Readonly<Record<string, string>> = {
  'editorInfo.foreground': '#8a8a8a',
  'editorInfo.border': '#00000000',
};
