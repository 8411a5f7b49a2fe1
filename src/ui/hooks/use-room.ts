/** How much room a page has between its first row and its keys. */
import { createContext, useContext } from 'react';

export interface Room {
  readonly columns: number;
  readonly rows: number;
}

export const RoomContext = createContext<Room>({ columns: 78, rows: 20 });

/** Columns and rows of the page's middle. */
export function useRoom(): Room {
  return useContext(RoomContext);
}
