/** The least that an Ink app can be: what our first frame is measured against. */
import { render, Text } from 'ink';

render(<Text>Hello, world!</Text>);
setInterval(() => undefined, 1000);
