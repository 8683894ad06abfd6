import { useState } from 'preact/hooks';
import { copyText } from '../browser';
import { Button } from './controls';

interface CopyProps {
  readonly label: string;
  readonly text: () => string;
  readonly isNext?: boolean;
}

/** Copies what the page shows, and says whether the browser let it. */
export function CopyButton({ label, text, isNext = false }: CopyProps) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    setSaid((await copyText(text())) ? 'Copied.' : 'The browser refused; select the text above and copy it.');
  };
  return (
    <>
      <Button label={label} isNext={isNext} onPress={copy} />
      <span role="status">{said}</span>
    </>
  );
}
