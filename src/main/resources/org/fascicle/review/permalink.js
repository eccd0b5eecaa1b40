'use strict';
// The address says what is looked at, #result/candidate or #result/x,y,side, so that it can be kept and sent; it opens for whoever may see
// this review while it is served.

const permalink = (() => {
  const SOON_MS = 250;
  let due = 0;

  // What the address asks for: {result, candidate} or {result, place}.
  function read() {
    const [result, what] = location.hash.slice(1).split('/');
    const wanted = {result: /^\d+$/.test(result) ? Number(result) : 0};
    const place = /^(-?\d+),(-?\d+),(\d+)$/.exec(what || '');
    if (place) {
      wanted.place = {x: Number(place[1]), y: Number(place[2]), side: Math.max(1, Number(place[3]))};
    } else if (what) {
      wanted.candidate = decodeURIComponent(what);
    }
    return wanted;
  }

  // Soon, and once for a run of changes: browsers let a page change its address only so often.
  function keep() {
    clearTimeout(due);
    due = setTimeout(write, SOON_MS);
  }

  function write() {
    const place = document.getElementById('slide').hidden ? null : slideView.place();
    const candidate = review.shown[review.focus];
    const what = place ? `${place.x},${place.y},${place.side}` : candidate ? encodeURIComponent(candidate.key) : '';
    history.replaceState(null, '', `#${review.result}/${what}`);
  }

  return {read, keep};
})();
