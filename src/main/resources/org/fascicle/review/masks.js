'use strict';
// Areas that were measured on the slide (tissue, necrosis, classes, positivity): pictures of the size of a mask, stretched over the slide.

const masks = (() => {
  const at = id => document.getElementById(id);
  const loaded = new Map();
  let of = null;

  // A box to tick for each mask that the result has.
  function offer(state, result) {
    if (of === `${result}`) {
      return;
    }
    of = `${result}`;
    loaded.clear();
    at('masks').replaceChildren(...state.masks.map(mask => {
      const label = document.createElement('label');
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.id = `with-${mask.name}`;
      box.addEventListener('change', () => load(mask, result, box.checked));
      label.append(box, ` ${mask.label}`);
      return label;
    }));
  }

  function load(mask, result, shown) {
    if (!shown) {
      loaded.delete(mask.name);
      slideView.draw();
      return;
    }
    const picture = new Image();
    picture.onload = () => slideView.draw();
    picture.src = `api/${result}/mask/${mask.name}`;
    loaded.set(mask.name, {picture, ...mask});
  }

  function paint(pen, s) {
    pen.save();
    pen.globalAlpha = .4;
    pen.imageSmoothingEnabled = false;
    loaded.forEach(({picture, width_px: width, height_px: height}) => {
      if (picture.complete && picture.naturalWidth) {
        pen.drawImage(picture, s.x, s.y, width * s.k, height * s.k);
      }
    });
    pen.restore();
  }

  return {offer, paint};
})();
