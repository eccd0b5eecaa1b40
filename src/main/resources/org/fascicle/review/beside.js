'use strict';
// Another slide beside the one that is reviewed; it follows where both are registered.

const beside = (() => {
  const at = id => document.getElementById(id);
  let list = [];
  let chosen = null;
  let viewer = null;
  let of = null;

  async function offer(result) {
    if (of === result) {
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
    viewer.addHandler('open', follow);
  }

  // Shows the same tissue at the same size and turn. A section that lies mirrored is not turned, since the view would have to be mirrored too.
  function follow() {
    const main = slideView.viewer();
    if (!viewer || !viewer.isOpen() || !chosen.map || !main || !main.isOpen()) {
      return;
    }
    const [xx, xy, x0, yx, yy, y0] = chosen.map;
    const centre = main.viewport.viewportToImageCoordinates(main.viewport.getCenter(true));
    const x = centre.x - .5, y = centre.y - .5;
    const there = new OpenSeadragon.Point(xx * x + xy * y + x0 + .5, yx * x + yy * y + y0 + .5);
    const determinant = xx * yy - xy * yx;
    const zoom = main.viewport.viewportToImageZoom(main.viewport.getZoom(true)) / Math.sqrt(Math.abs(determinant));
    viewer.viewport.setRotation(determinant > 0 ? -Math.atan2(yx, xx) * 180 / Math.PI : 0);
    viewer.viewport.zoomTo(viewer.viewport.imageToViewportZoom(zoom), null, true);
    viewer.viewport.panTo(viewer.viewport.imageToViewportCoordinates(there), true);
  }

  at('beside').addEventListener('change', choose);

  return {offer, follow, viewer: () => viewer};
})();
