'use strict';
// What a person says of the specimen: its type and differentiation, which tumour of the patient, how it was taken. Each word is a decision.

const specimen = (() => {
  const at = id => document.getElementById(id);
  let of = null;
  const boxes = [...document.querySelectorAll('#settings input')];
  // Of each field that has one value: what its text means, null where it says nothing.
  const FIELDS = {
    type: ['type', text => text],
    differentiation: ['differentiation', Number],
    'context-of': ['context', text => text],
    necrosis: ['necrosis', Number],
    procedure: ['procedure', text => text],
    neoadjuvant: ['neoadjuvant', text => text === 'yes'],
  };

  async function say(field, what, value) {
    const saved = await decide({what, value});
    field.toggleAttribute('aria-invalid', false);
    if (!saved && field.matches('#type, #necrosis')) {
      // What was refused stays to be mended, the reason above it.
      field.setAttribute('aria-invalid', 'true');
    }
    show(review.state);
  }

  function show(state) {
    const {decided, necrosis_percent: measured, scored_by_type: byType} = state;
    Object.entries(FIELDS).forEach(([id, [what]]) => {
      const field = at(id);
      if (of !== state.name) {
        field.removeAttribute('aria-invalid');
      } else if (field.hasAttribute('aria-invalid') || document.activeElement === field && field.matches('input')) {
        return;
      }
      const said = decided[what] ? decided[what].words : '';
      field.value = what === 'necrosis' ? parseFloat(said) : said;
    });
    of = state.name;
    at('necrosis').placeholder = measured === null ? '' : `measured ${measured.toFixed(1)}`;
    const settings = decided.settings ? decided.settings.words.split(', ') : [];
    boxes.forEach(box => box.checked = settings.includes(box.value));
    const {points, possible} = state.grading.components.differentiation;
    at('scored-by').textContent = !byType ? decided.type ? 'Scored as said here, not by the type: the later word holds.' : ''
      : `Scored by the type: ${points === null ? possible.join(' or ') : points}.`;
  }

  async function offer() {
    const types = await ask('api/types');
    at('types').replaceChildren(...types.map(({name, synonyms, means}) => {
      const option = document.createElement('option');
      option.value = name;
      option.label = [means, ...synonyms].join(', ');
      return option;
    }));
  }

  Object.entries(FIELDS).forEach(([id, [what, meant]]) => at(id).addEventListener('change', () => {
    const text = at(id).value.trim();
    say(at(id), what, text === '' ? null : meant(text));
  }));
  boxes.forEach(box => box.addEventListener('change', () => {
    const settings = boxes.filter(each => each.checked).map(each => each.value);
    say(at('settings'), 'settings', settings.length ? settings : null);
  }));
  document.addEventListener('DOMContentLoaded', offer);

  return {show};
})();
