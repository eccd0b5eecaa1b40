'use strict';
// Regions that people drew, laid above a slide's view: the slide's own, and those of a section beside it where they lie on this one.

const regions = (() => {
  const COLOURS = {necrosis: '#e69f00', tumour: '#0072b2', excluded: '#555555'};
  const DRAWN = .38;
  // What was drawn on a section beside it is paler until it is taken over.
  const CARRIED = .2;

  // The canvas above a viewer, empty and of its size. A place (x, y) in full-resolution pixels, from the corner of the first, is at
  // (s.x + x * s.k, s.y + y * s.k) in pixels of the page.
  function above(viewer) {
    let canvas = viewer.container.querySelector('canvas.marks');
    if (!canvas) {
      canvas = document.createElement('canvas');
      canvas.className = 'marks';
      viewer.container.append(canvas);
    }
    const {clientWidth: width, clientHeight: height} = viewer.container;
    const dpr = window.devicePixelRatio || 1;
    canvas.width = width * dpr;
    canvas.height = height * dpr;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const pen = canvas.getContext('2d');
    pen.scale(dpr, dpr);
    const a = viewer.viewport.imageToViewerElementCoordinates(new OpenSeadragon.Point(0, 0));
    const b = viewer.viewport.imageToViewerElementCoordinates(new OpenSeadragon.Point(1000, 0));
    return {canvas, pen, width, height, dpr, s: {x: a.x, y: a.y, k: (b.x - a.x) / 1000}};
  }

  function paint(on, drawn, opacity) {
    Object.keys(COLOURS).forEach(use => paintUse(on, drawn.filter(region => region.use === use), COLOURS[use], opacity));
  }

  // What was drawn later adds to or takes away from what stood there, so each use is laid down by itself first.
  function paintUse({pen, s, canvas}, drawn, colour, opacity) {
    if (!drawn.length) {
      return;
    }
    const layer = document.createElement('canvas');
    layer.width = canvas.width;
    layer.height = canvas.height;
    const on = layer.getContext('2d');
    on.setTransform(pen.getTransform());
    on.fillStyle = colour;
    drawn.forEach(region => {
      on.globalCompositeOperation = region.erased ? 'destination-out' : 'source-over';
      region.rings.forEach(ring => {
        on.beginPath();
        for (let i = 0; i < ring.length; i += 2) {
          on.lineTo(s.x + ring[i] * s.k, s.y + ring[i + 1] * s.k);
        }
        on.fill();
      });
    });
    lay(pen, layer, opacity);
  }

  function lay(pen, layer, opacity) {
    pen.save();
    pen.resetTransform();
    pen.globalAlpha = opacity;
    pen.drawImage(layer, 0, 0);
    pen.restore();
  }

  return {COLOURS, DRAWN, CARRIED, above, paint, lay};
})();
