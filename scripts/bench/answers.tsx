/** The least that an Ink app can be that answers a key. */
import { render, Text, useInput } from 'ink';
import { useState } from 'react';

function Counter() {
  const [count, setCount] = useState(0);
  useInput(() => setCount(count + 1));
  return <Text>Hello, world! {count}</Text>;
}

render(<Counter />);
