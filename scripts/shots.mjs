// The pictures of docs/images, as data. Each shot is one fresh window on a copy of the corpus:
//   name      of the picture                          theme   of VS Code
//   file      opened, relative to the corpus          line    from 1, where the cursor stands (default 2)
//   steps     what is done before the picture; the actions and targets are those of lib/window.mjs, and
//             `command` runs a command by its title
//   settings  beside the theme's                      clip    the part that is taken, in CSS pixels
const text = 'texts/2015-07-lakeside-quarterly-beyond-alliance.txt';

const light = 'Light Modern';
const dark = 'Dark Modern';
const contrast = 'Default High Contrast';

export const shots = [
  { name: 'reading-light', theme: light, file: text },
  { name: 'reading-dark', theme: dark, file: text },
  { name: 'reading-high-contrast', theme: contrast, file: text },
  {
    name: 'hover', theme: light, file: text,
    steps: [
      { action: 'hover', target: { text: 'not directed against third states' } },
      { action: 'wait', target: '.monaco-hover' },
      { action: 'rest', ms: 500 },
    ],
  },
  {
    name: 'peek', theme: light, file: text,
    steps: [
      { action: 'click', target: { text: 'not allied' } },
      { action: 'command', title: 'Peek References' },
      { action: 'wait', target: '.peekview-widget' },
      { action: 'rest', ms: 1000 },
    ],
  },
  {
    name: 'generalise', theme: light, file: text,
    steps: [
      { action: 'click', target: { text: 'allied' }, count: 2 },
      { action: 'command', title: 'Leitmotif: Generalise selection…' },
      { action: 'wait', target: '.quick-input-list .quick-input-list-entry' },
      { action: 'type', text: 'alliance' },
      { action: 'rest', ms: 500 },
      { action: 'press', keys: 'Enter' },
      { action: 'rest', ms: 1500 },
    ],
  },
  { name: 'lexicon', theme: light, file: 'lexicon.yaml' },
  {
    // A variant that another one shadows, and what the check says of it.
    name: 'lexicon-check', theme: light, file: 'lexicon.yaml', line: 20,
    steps: [
      { action: 'click', target: { text: 'domination' } },
      { action: 'press', keys: 'End' },
      { action: 'press', keys: 'Enter' },
      { action: 'type', text: '- hegemony' },
      { action: 'press', keys: 'Escape' },
      { action: 'rest', ms: 1500 },
      { action: 'hover', target: { text: '- hegemony' } },
      { action: 'wait', target: '.monaco-hover' },
      { action: 'rest', ms: 700 },
    ],
  },
];
