'use strict';
// How far readers agree, what is to be adjudicated, and what can be taken along.

const readers = (() => {
  const at = id => document.getElementById(id);

  async function show() {
    const {state, result} = review;
    at('exports').hidden = state.blinded;
    at('blinded').hidden = !state.blinded;
    [['to-geojson', 'review.geojson'], ['to-crops', 'crops.zip']].forEach(([link, file]) => at(link).href = `api/${result}/${file}`);
    at('adjudicate').hidden = state.readers.length < 2;
    if (state.blinded) {
      return;
    }
    const disputed = state.candidates.filter(c => c.disputed);
    const open = disputed.filter(c => !c.verdict || c.verdict === 'unsure');
    at('disputed').textContent = state.readers.length < 2 ? 'Fewer than two readers have decided on this result.'
      : `${state.readers.join(', ')} differ on ${disputed.length} candidates, ${open.length} of which are open.`;
    try {
      table(await ask('api/agreement.json'));
    } catch (e) {
      table([]);
      at('disputed').textContent += ` ${e.message}`;
    }
  }

  function table(rows) {
    at('agreement').hidden = !rows.length;
    at('agreement').tBodies[0].replaceChildren(...rows.map(row => {
      const line = document.createElement('tr');
      [row.quantity, `${row.one}, ${row.other}`, row.items, row.measure, row.value.toFixed(2), `${row.lower.toFixed(2)} to ${row.upper.toFixed(2)}`]
        .forEach(text => {
          const cell = document.createElement('td');
          cell.textContent = text;
          line.append(cell);
        });
      return line;
    }));
  }

  async function adopt() {
    const by = reviewer();
    if (!by) {
      return;
    }
    try {
      take(await ask(`api/${review.result}/adopt`, {by}));
      tell('');
    } catch (e) {
      tell(e.message);
    }
    show();
  }

  // Those on which readers differ and nobody has decided, in the gallery.
  function judge() {
    at('show').value = 'disputed';
    choose();
    showTab('gallery');
  }

  at('adopt').addEventListener('click', adopt);
  at('judge').addEventListener('click', judge);

  return {show};
})();
