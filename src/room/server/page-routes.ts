/** The board's page: three files, which hold nothing of the room. */

import script from 'virtual:board';
import type { Hono } from 'hono/tiny';
import { BOARD_CSS, BOARD_HTML, BOARD_POLICY } from '../page/page.ts';

/** Adds the routes. */
export function addPageRoutes(app: Hono): void {
  const add = (path: string, type: string, text: string): void => {
    app.get(path, (c) => {
      c.header('Content-Type', `${type}; charset=utf-8`);
      c.header('Content-Security-Policy', BOARD_POLICY);
      return c.body(text);
    });
  };
  add('/', 'text/html', BOARD_HTML);
  add('/board.css', 'text/css', BOARD_CSS);
  add('/board.js', 'text/javascript', script);
}
