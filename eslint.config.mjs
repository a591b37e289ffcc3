// Lint: mistakes, and the rooms of the project (ARCHITECTURE.md): which folder may import what.
import { builtinModules } from 'node:module';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const node = {
  regex: `^(node:.*|${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`,
  message: 'The engine is pure: no Node built-ins. Input and output belong to server/hosts.',
};
const languageServer = { regex: '^vscode-(languageserver|languageclient|jsonrpc)', message: 'The engine knows no LSP types.' };
const vscode = { regex: '^vscode$', message: 'Only the client knows VS Code.' };
/** A relative import that leads into one of the rooms named. */
const into = (rooms, message) => ({ regex: `^\\.\\.?/(.*/)?(${rooms.join('|')})(/|$)`, message });

/** The rule for the files of one room. */
function room(files, patterns, more = {}) {
  return {
    files,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }], ...more },
  };
}

export default tseslint.config(
  { ignores: ['**/node_modules/', 'dist/', 'out/', '.vscode-test/', 'docs/', 'corpus/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-require-imports': ['error', { allowAsImport: true }],
      // TypeScript itself says this, and knows the globals.
      'no-undef': 'off',
    },
  },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      // Texts hold control characters, and patterns name them.
      'no-control-regex': 'off',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['client/**', 'server/**'],
    // Texts are full of spaces that look alike; code that handles them names them by their number.
    rules: { 'no-irregular-whitespace': ['error', { skipStrings: false }] },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: Object.fromEntries([
        'process', 'console', 'Buffer', 'URL', 'URLSearchParams', 'TextDecoder', 'setTimeout', 'clearTimeout',
        'setInterval', 'clearInterval', 'fetch', 'document', 'NodeFilter', 'module', 'require',
      ].map((name) => [name, 'readonly'])),
    },
  },
  room(['server/engine/**/*.ts'], [
    vscode, node, languageServer,
    into(['features', 'hosts', 'client'], 'The engine stands at the bottom: it imports neither features, nor hosts, nor the client.'),
    into(['protocol'], 'The engine does not know the protocol.'),
  ], {
    'no-restricted-globals': ['error', 'process', 'Buffer', 'require', '__dirname', '__filename', 'fetch', 'setImmediate'],
    'no-restricted-syntax': ['error', { selector: 'ImportExpression', message: 'The engine imports statically only.' }],
  }),
  room(['server/project/**/*.ts'], [vscode, into(['features', 'hosts', 'client'], 'A project stands below features and hosts.')]),
  room(['server/features/**/*.ts'], [vscode, into(['hosts', 'client'], 'Features import neither hosts nor the client.')]),
  room(['server/hosts/**/*.ts'], [vscode, into(['client'], 'The server does not know the client.')]),
  room(['client/**/*.ts'], [
    { regex: '/server/(?!protocol(\\.js)?$)', message: 'Of the server, the client knows the protocol only.' },
  ]),
  room(['server/protocol.ts'], [{ regex: '.', message: 'The protocol imports nothing.' }]),
);
