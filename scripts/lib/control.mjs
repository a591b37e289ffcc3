// The launcher's control channel: a suite inside the extension host cannot reach the browser that draws its window, so the
// launcher listens on a loopback port for it. One request is one HTTP POST of JSON, `{ action, … }`; the actions and their
// targets are those of window.mjs, the typed twin for suites is test/vscode/window.ts. The address, with a secret in
// its path, is handed to the extension host in the environment as LEITMOTIF_WINDOW.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

/** @param {Record<string, (request: any) => unknown>} actions */
export async function startControl(actions) {
  const secret = `/${randomBytes(16).toString('hex')}`;
  const server = createServer(async (request, response) => {
    const answer = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method !== 'POST' || request.url !== secret) return answer(404, { error: 'not here' });
    try {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const { action, ...rest } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      if (!Object.hasOwn(actions, action)) throw new Error(`no such action: ${action}`);
      answer(200, { result: (await actions[action](rest)) ?? null });
    } catch (error) {
      answer(500, { error: String(error.message ?? error) });
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}${secret}`,
    close: () => server.closeAllConnections(server.close()),
  };
}
