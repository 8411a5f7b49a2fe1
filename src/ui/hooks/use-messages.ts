/** The program's own words in the language of the screen. */
import { createContext, useContext } from 'react';
import { type Messages, messagesFor } from '../../i18n/messages.ts';

export const MessagesContext = createContext<Messages>(messagesFor('en'));

/** The words. */
export function useMessages(): Messages {
  return useContext(MessagesContext);
}
