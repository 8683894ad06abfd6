import { LocaleType, mergeLocales, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import core from '@univerjs/preset-sheets-core/locales/en-US';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validation from '@univerjs/preset-sheets-data-validation/locales/en-US';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import note from '@univerjs/preset-sheets-note/locales/en-US';

/** Entries of the library's context menus for what the practice sheet does not keep. */
const NOT_KEPT = [
  'sheet.menu.copy-special',
  'sheet.menu.paste-special',
  'sheet.menu.sheet-frozen',
  'sheet.column-header-menu.sheet-frozen',
  'sheet.row-header-menu.sheet-frozen',
  'sheet.menu.data-validation',
  'sheet.contextMenu.permission',
  'sheet.contextMenu.text-to-number',
  'sheet.command.clear-selection-format',
  'sheet.command.clear-selection-all',
  'sheet.command.insert-range-move-right-confirm',
  'sheet.command.insert-range-move-down-confirm',
  'sheet.command.delete-range-move-left-confirm',
  'sheet.command.delete-range-move-up-confirm',
  'sheet.command.hide-row-confirm',
  'sheet.command.hide-col-confirm',
  'sheet.command.set-selected-rows-visible',
  'sheet.command.set-selected-cols-visible',
  'sheet.command.set-row-height',
  'sheet.command.set-row-is-auto-height',
  'sheet.command.set-worksheet-hidden',
  'sheet.command.set-tab-color',
  'sheet.command.copy-sheet',
  'sheet.command.add-range-protection-from-sheet-bar',
  'sheet.command.change-sheet-protection-from-sheet-bar',
  'sheet.command.delete-worksheet-protection-from-sheet-bar',
  'sheet.command.view-sheet-permission-from-sheet-bar',
  'sheet.operation.add-note-popup',
  'sheet.command.delete-note',
  'sheet.command.toggle-note-popup',
  'ui-sheet.command.show-menu-list',
];

/** The grid's library in an element: no toolbar, since the page draws its own menu. */
export function createUniver(container: HTMLElement): FUniver {
  silenceTabBar();
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(core, validation, note) },
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      header: true,
      toolbar: false,
      formulaBar: true,
      footer: { sheetBar: true, statisticBar: false, menus: false, zoomSlider: false },
      menu: Object.fromEntries(NOT_KEPT.map((id) => [id, { hidden: true }])),
      disableAutoFocus: true,
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    }),
    UniverSheetsDataValidationPreset({ showEditOnDropdown: false, showSearchOnDropdown: false }),
    UniverSheetsNotePreset(),
  ];
  const known = new Set<unknown>();
  for (const { plugins } of presets) {
    for (const plugin of plugins) {
      const [Plugin, options] = Array.isArray(plugin) ? plugin : [plugin];
      if (known.has(Plugin)) continue;
      known.add(Plugin);
      univer.registerPlugin(Plugin, options);
    }
  }
  return FUniver.newAPI(univer);
}

/** Where tabs change while its bar is being drawn, the library says so as an error, and draws it again: no error. */
function silenceTabBar(): void {
  const { error } = console;
  console.error = (...words: unknown[]) => {
    if (words[0] !== 'Index out of bounds') error.apply(console, words);
  };
}
