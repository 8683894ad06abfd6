import { LocaleType, mergeLocales, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import core from '@univerjs/preset-sheets-core/locales/en-US';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validation from '@univerjs/preset-sheets-data-validation/locales/en-US';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import note from '@univerjs/preset-sheets-note/locales/en-US';

/** The grid's library in an element: no toolbar, since the page draws its own menu. */
export function createUniver(container: HTMLElement): FUniver {
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
      disableAutoFocus: true,
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    }),
    UniverSheetsDataValidationPreset({ showEditOnDropdown: false }),
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
