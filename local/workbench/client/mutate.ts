import type { FUniver } from '@univerjs/core/facade';
import { UNIT } from './sheet-data';

/** Changes a tab of the grid. `fromCollab`: it is not a person's doing here, so that undo leaves it alone. */
export function mutate(api: FUniver, sheetId: number, mutation: string, params: object): void {
  const place = { unitId: UNIT, subUnitId: String(sheetId) };
  api.syncExecuteCommand(mutation, { ...place, ...params }, { fromCollab: true });
}
