// Moving the map by mouse, touch and keyboard.
// `on` has `move(px, py)`, `zoom(steps, px, py)`, `click(px, py)`, `hover(px, py)`, `middle()`.

const STEP = 90;
/// Movement in pixels below which a press is a click.
const STILL = 6;
/// Milliseconds within which a second click makes a double click.
const DOUBLE = 260;

export function attach(element, canvas, on) {
  element.addEventListener("keydown", event => key(event, element, on));
  element.addEventListener("wheel", event => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const steps = Math.max(-1, Math.min(1, (-event.deltaY * unit) / (event.ctrlKey ? 60 : 300)));
    on.zoom(steps, ...place(event, canvas));
  }, { passive: false });
  attachPointers(canvas, on);
}

function place(event, canvas) {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function key(event, element, on) {
  if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = event.shiftKey ? STEP * 3 : STEP;
  const act = {
    ArrowLeft: () => on.move(-step, 0),
    ArrowRight: () => on.move(step, 0),
    ArrowUp: () => on.move(0, -step),
    ArrowDown: () => on.move(0, step),
    "+": () => on.zoom(1),
    "=": () => on.zoom(1),
    "-": () => on.zoom(-1),
    Enter: () => on.middle(),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function attachPointers(canvas, on) {
  const pointers = new Map();
  let moved = 0;
  let most = 0;
  let waiting = null;

  canvas.addEventListener("pointerdown", event => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    if (pointers.size === 0) [moved, most] = [0, 0];
    pointers.set(event.pointerId, place(event, canvas));
    most = Math.max(most, pointers.size);
  });

  canvas.addEventListener("pointermove", event => {
    const before = pointers.get(event.pointerId);
    if (!before) return event.pointerType === "mouse" ? on.hover(...place(event, canvas)) : undefined;
    const now = place(event, canvas);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (other) pinch(before, now, other, on);
    else if (moved > STILL) on.move(before[0] - now[0], before[1] - now[1]);
  });

  canvas.addEventListener("pointerup", event => {
    if (!pointers.delete(event.pointerId) || pointers.size || most > 1 || moved > STILL) return;
    const at = place(event, canvas);
    if (waiting) {
      clearTimeout(waiting);
      waiting = null;
      return on.zoom(1, ...at);
    }
    waiting = setTimeout(() => {
      waiting = null;
      on.click(...at);
    }, DOUBLE);
  });

  canvas.addEventListener("pointercancel", event => pointers.delete(event.pointerId));
}

/// Two fingers: the map follows their middle and their distance.
function pinch(before, now, other, on) {
  const middle = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
  const distance = point => Math.max(10, Math.hypot(point[0] - other[0], point[1] - other[1]));
  on.move((before[0] - now[0]) / 2, (before[1] - now[1]) / 2);
  on.zoom(Math.log2(distance(now) / distance(before)), ...middle);
}
