import type { FUniver } from '@univerjs/core/facade';
import type { Edit, Entered } from '../protocol';
import { Clipboard } from './clipboard';

/** What a person typed or pasted, letter by letter: the library makes numbers of dates and the like before it tells. */
export class Letters {
  private raw: readonly (readonly Entered[])[] | undefined;

  constructor(api: FUniver) {
    const clipboard = new Clipboard();
    const forget = () => {
      this.raw = undefined;
    };
    api.addEvent(api.Event.BeforeSheetEditEnd, ({ value, isConfirm }) => {
      this.raw = isConfirm ? [[value.toPlainText().replace(/\n$/, '')]] : undefined;
    });
    api.addEvent(api.Event.SheetEditEnded, forget);
    api.addEvent(api.Event.BeforeClipboardChange, ({ text }) => {
      clipboard.copied(text, api.getActiveWorkbook()?.getActiveRange()?.getCellDataGrid() ?? []);
    });
    api.addEvent(api.Event.BeforeClipboardPaste, ({ text }) => {
      this.raw = text === undefined ? undefined : clipboard.pasted(text);
    });
    api.addEvent(api.Event.ClipboardPasted, forget);
  }

  /** An edit with the letters that it came from, where it is theirs. */
  asEntered(edit: Edit): Edit {
    const { raw } = this;
    if (edit.kind !== 'type' || !raw) return edit;
    const { texts } = edit;
    if (raw.length !== texts.length || raw.some((cells, y) => cells.length !== texts[y]?.length)) return edit;
    this.raw = undefined;
    return { ...edit, texts: raw };
  }
}
