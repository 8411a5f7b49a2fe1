/** Components by themselves, as Ink draws them at once. */
import { renderToString } from 'ink';
import type { ReactNode } from 'react';
import type { Language } from '../../src/i18n/language.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { MessagesContext } from '../../src/ui/hooks/use-messages.ts';
import { ThemeContext } from '../../src/ui/hooks/use-theme.ts';
import { WidthContext } from '../../src/ui/hooks/use-width.ts';
import { none } from '../../src/ui/theme/none.ts';

/** A component in so many columns, as Ink draws it at once. */
export function drawn(node: ReactNode, columns: number, language: Language = 'en', theme = none): string {
  return renderToString(
    <ThemeContext value={theme}>
      <MessagesContext value={messagesFor(language)}>
        <WidthContext value={columns}>{node}</WidthContext>
      </MessagesContext>
    </ThemeContext>,
    { columns },
  ).replace(/[^\S\n]+$/gm, '');
}
