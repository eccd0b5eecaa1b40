'use strict';
// Another slide beside the one that is reviewed; each follows the other where both are registered.

const beside = (() => {
  const at = id => document.getElementById(id);
  const NOTE = 200;
  const NONE = {there: [], here: [], its: []};
  let list = [];
  let chosen = null;
  let viewer = null;
  let of = null;
  let leader = 'viewer';
  let outlines = NONE;

  async function offer(result) {
    if (of === result) {
      carry();
      return;
    }
    of = result;
    close();
    list = await ask(`api/${result}/beside`);
    at('beside').replaceChildren(new Option('nothing', ''),
      ...list.map((one, i) => new Option(`${one.name}, ${one.stain}${one.map ? ', linked' : ''}`, i)));
    at('beside-label').hidden = !list.length;
  }

  function close() {
    if (viewer) {
      viewer.destroy();
      viewer = null;
    }
    chosen = null;
    outlines = NONE;
    at('take-over').hidden = true;
    at('second').hidden = true;
  }

  function choose() {
    close();
    chosen = list[at('beside').value] || null;
    if (!chosen) {
      return;
    }
    at('second').hidden = false;
    const {number, width_px: width, height_px: height, tile_px: tileSize, max_level: maxLevel} = chosen;
    viewer = OpenSeadragon({
      element: at('second'), showNavigationControl: false, maxZoomPixelRatio: 4, crossOriginPolicy: false,
      gestureSettingsMouse: {clickToZoom: false},
      tileSources: {
        width, height, tileSize, tileOverlap: 0, minLevel: 0, maxLevel,
        getTileUrl: (level, x, y) => `api/beside/${number}/tile/${level}/${x}_${y}.jpg`,
      },
    });
    viewer.addHandler('open', () => { leads('viewer'); follow(); });
    ['open', 'resize', 'update-viewport'].forEach(event => viewer.addHandler(event, draw));
    ['animation', 'animation-finish'].forEach(event => viewer.addHandler(event, lead));
    carry();
  }

  // What was drawn on either, where it lies on the other: asked anew whenever something was decided. What was taken over is this slide's own.
  async function carry() {
    const asked = chosen;
    if (!asked || !asked.map) {
      return;
    }
    try {
      const answer = await ask(`api/${of}/beside/${asked.number}/outlines?by=${encodeURIComponent(at('reviewer').value.trim())}`);
      if (asked === chosen) {
        const own = new Set(slideView.state().drawn.regions.map(region => JSON.stringify(region.rings)));
        const open = (region, i) => !own.has(JSON.stringify(answer.here[i].rings));
        outlines = {there: answer.there, here: answer.here.filter(open), its: answer.its.filter(open)};
        at('take-over').hidden = !outlines.here.length;
        draw();
        slideView.draw();
      }
    } catch (e) {
      tell(e.message);
    }
  }

  // One after the other, since each takes the first free name.
  async function takeOver() {
    const note = `drawn on ${chosen.name}`.slice(0, NOTE);
    for (const region of outlines.here) {
      if (!await decide({...tools.named(region), note})) {
        return;
      }
    }
  }

  function draw() {
    if (viewer && viewer.world.getItemCount()) {
      const on = regions.above(viewer);
      if (at('with-drawn').checked) {
        regions.paint(on, outlines.there, regions.DRAWN);
        regions.paint(on, outlines.its, regions.CARRIED);
      }
    }
  }

  // The slide that a person moves leads; else each would follow the other's following.
  function leads(id) {
    leader = id;
  }

  function follow() {
    if (leader === 'viewer') {
      align(slideView.viewer(), viewer, map => map);
    }
  }

  function lead() {
    if (leader === 'second') {
      align(viewer, slideView.viewer(), inverse);
    }
  }

  function inverse([xx, xy, x0, yx, yy, y0]) {
    const d = xx * yy - xy * yx;
    return [yy / d, -xy / d, (xy * y0 - yy * x0) / d, -yx / d, xx / d, (yx * x0 - xx * y0) / d];
  }

  // Shows on one slide the tissue that the other shows, at the same size and turn. The reviewed slide keeps its own turn, and a section that
  // lies mirrored is not turned, since the view would have to be mirrored too.
  function align(from, to, mapped) {
    if (!chosen || !chosen.map || !from || !to || !from.isOpen() || !to.isOpen()) {
      return;
    }
    const [xx, xy, x0, yx, yy, y0] = mapped(chosen.map);
    const centre = from.viewport.viewportToImageCoordinates(from.viewport.getCenter(true));
    const x = centre.x - .5, y = centre.y - .5;
    const there = new OpenSeadragon.Point(xx * x + xy * y + x0 + .5, yx * x + yy * y + y0 + .5);
    const determinant = xx * yy - xy * yx;
    const zoom = from.viewport.viewportToImageZoom(from.viewport.getZoom(true)) / Math.sqrt(Math.abs(determinant));
    if (to === viewer) {
      to.viewport.setRotation(determinant > 0 ? -Math.atan2(yx, xx) * 180 / Math.PI : 0);
    }
    to.viewport.zoomTo(to.viewport.imageToViewportZoom(zoom), null, true);
    to.viewport.panTo(to.viewport.imageToViewportCoordinates(there), true);
  }

  for (const id of ['viewer', 'second']) {
    ['pointerenter', 'pointerdown', 'wheel', 'focusin'].forEach(event => at(id).addEventListener(event, () => leads(id), {passive: true, capture: true}));
  }
  at('beside').addEventListener('change', choose);
  at('take-over').addEventListener('click', takeOver);

  return {offer, follow, leads, draw, here: () => outlines.here, viewer: () => viewer};
})();
