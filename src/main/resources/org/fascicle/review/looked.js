'use strict';
// What is on the screen, told to the server every few seconds, so that the report can say what was looked at and what not.

const looked = (() => {
  const LOOK_MS = 1000;
  const TELL_EVERY = 3;
  const at = id => document.getElementById(id);
  const told = new Set();
  let candidates = new Set();
  let parts = [];
  let last = '';
  let looks = 0;
  let of = null;

  function look() {
    const by = at('reviewer').value.trim();
    if (document.hidden || !review.state || !by) {
      return;
    }
    const whose = `${review.result} ${by}`;
    if (of !== whose) {
      of = whose;
      told.clear();
      candidates = new Set();
      parts = [];
      last = '';
    }
    at('gallery').hidden ? lookAtSlide() : lookAtCards();
    if (++looks % TELL_EVERY === 0) {
      tellOf(by);
    }
  }

  // Cards that lie on the screen by half at least, once their picture is there.
  function lookAtCards() {
    document.querySelectorAll('.card').forEach(card => {
      const {top, bottom} = card.getBoundingClientRect();
      const shown = Math.min(bottom, innerHeight) - Math.max(top, 0);
      const image = card.querySelector('img');
      const key = card.id.slice('card-'.length);
      if (image && image.complete && image.naturalWidth && shown > (bottom - top) / 2 && !told.has(key)) {
        candidates.add(key);
      }
    });
  }

  function lookAtSlide() {
    const viewer = slideView.viewer();
    if (at('slide').hidden || !viewer || !viewer.world.getItemCount() || !viewer.world.getItemAt(0).getFullyLoaded()) {
      return;
    }
    const r = viewer.viewport.viewportToImageRectangle(viewer.viewport.getBounds(true));
    const umPerPx = r.width * review.state.um_per_px / viewer.container.clientWidth;
    const part = [r.x, r.y, r.width, r.height].map(Math.round).concat(Number(umPerPx.toPrecision(4)));
    if (`${part}` !== last && part[2] > 0 && part[3] > 0) {
      last = `${part}`;
      parts.push(part);
    }
  }

  async function tellOf(by) {
    if (!candidates.size && !parts.length) {
      return;
    }
    const body = {by, candidates: [...candidates], parts};
    candidates = new Set();
    parts = [];
    try {
      await ask(`api/${review.result}/viewed`, body);
      body.candidates.forEach(key => told.add(key));
    } catch (e) {
      last = '';
    }
  }

  setInterval(look, LOOK_MS);
})();
