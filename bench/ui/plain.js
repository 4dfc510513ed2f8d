/**
 * The page that one would make without thinking of anything but speed: absolutely placed elements of fixed size,
 * moved as one. What it takes is the least that any page of as many notes can take here.
 */
(() => {
  const [WIDE, HIGH, GAP, COLUMNS] = [208, 156, 12, 50];
  const STYLE = `
    body { margin: 0; overflow: hidden; font: 18px/1.3 sans-serif }
    .frame { position: absolute; inset: 48px 0 0; overflow: hidden }
    .world { position: absolute; transform-origin: 0 0 }
    .note { position: absolute; box-sizing: border-box; width: ${WIDE}px; height: ${HIGH}px; padding: 8px;
      overflow: hidden; background: #fcdd5b; border: 2px solid #7a5a00 }
    .carried { position: fixed; left: 0; top: 0 }
    .frame[data-layout="list"] { overflow: auto }
    [data-layout="list"] .world { position: static; transform: none !important }
    [data-layout="list"] .note { position: static; transform: none !important; margin-bottom: ${GAP}px }
    canvas { position: absolute; left: 20px; top: 60px; width: 800px; height: 600px; border: 1px solid }`;
  const camera = { x: 20, y: 20, z: 1 };
  const chosen = new Set();
  let frame;
  let world;
  let carried = null;
  let placed = 0;

  const make = (tag, name, parent) => {
    const made = document.createElement(tag);
    made.className = name;
    parent.append(made);
    return made;
  };
  const apply = () => {
    world.style.transform = `translate3d(${camera.x}px,${camera.y}px,0) scale(${camera.z})`;
  };
  const place = (note, index) => {
    const [x, y] = [(index % COLUMNS) * (WIDE + GAP), Math.floor(index / COLUMNS) * (HIGH + GAP)];
    note.style.transform = `translate(${x}px,${y}px)`;
  };
  const put = (id, text) => {
    const note = document.createElement('div');
    note.className = 'note';
    note.dataset.note = id;
    note.textContent = text;
    place(note, placed++);
    world.append(note);
  };

  const wheel = (event) => {
    event.preventDefault();
    if (event.ctrlKey) {
      const z = Math.min(2.5, Math.max(0.05, camera.z * Math.exp(-event.deltaY / 100)));
      const box = frame.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      camera.x = x - ((x - camera.x) * z) / camera.z;
      camera.y = y - ((y - camera.y) * z) / camera.z;
      camera.z = z;
    } else {
      camera.x -= event.deltaX;
      camera.y -= event.deltaY;
    }
    apply();
  };
  const down = ({ target, ctrlKey, clientX, clientY }) => {
    const note = target.closest('.note');
    if (ctrlKey && note) chosen.add(note.dataset.note);
    else if (note) {
      carried = make('div', 'note carried', document.body);
      carried.textContent = `${chosen.size}`;
      follow(clientX, clientY);
    }
  };
  const follow = (x, y) => {
    carried.style.transform = `translate(${x + 4}px,${y + 4}px)`;
  };
  const up = () => {
    if (!carried) return;
    carried.remove();
    carried = null;
    for (const id of chosen) {
      const note = world.querySelector(`[data-note="${id}"]`);
      place(note, placed++);
      note.dataset.moved = '';
    }
    chosen.clear();
  };

  const cards = () =>
    [...document.querySelectorAll('.world .note')].map((card) => ({
      card,
      box: card.getBoundingClientRect(),
    }));
  const seen = ({ box }) =>
    box.left >= 0 && box.top >= 48 && box.right <= innerWidth && box.bottom <= innerHeight;

  window.plain = {
    /** A page of as many notes. */
    wall: (json) => {
      bench.jsonCame = performance.now();
      document.head.append(Object.assign(document.createElement('style'), { textContent: STYLE }));
      const button = make('button', '', document.body);
      button.textContent = 'Layout';
      frame = make('div', 'frame', document.body);
      frame.dataset.layout = 'wall';
      world = make('div', 'world', frame);
      button.onclick = () => {
        frame.dataset.layout = frame.dataset.layout === 'wall' ? 'list' : 'wall';
      };
      apply();
      for (const { note_id, text } of JSON.parse(json)) put(note_id, text);
      frame.addEventListener('wheel', wheel, { passive: false });
      frame.addEventListener('pointerdown', down);
      addEventListener('pointermove', (event) => carried && follow(event.clientX, event.clientY));
      addEventListener('pointerup', up);
    },
    /** A canvas on which a line follows the pointer. */
    paper: () => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: STYLE }));
      const canvas = make('canvas', '', document.body);
      Object.assign(canvas, { width: 800, height: 600 });
      const pen = canvas.getContext('2d', { alpha: false, desynchronized: true });
      Object.assign(pen, { fillStyle: '#fff', lineWidth: 7, lineCap: 'round' });
      pen.fillRect(0, 0, 800, 600);
      let last = null;
      const to = ({ clientX, clientY }) => {
        pen.beginPath();
        pen.moveTo(...last);
        last = [clientX - 20, clientY - 60];
        pen.lineTo(...last);
        pen.stroke();
      };
      canvas.onpointerdown = ({ clientX, clientY }) => {
        last = [clientX - 20, clientY - 60];
      };
      canvas.onpointermove = (event) => {
        if (last) for (const sample of event.getCoalescedEvents()) to(sample);
      };
      canvas.onpointerup = () => {
        last = null;
      };
    },
    /** Notes that come by themselves, as many a second. */
    burst: (count, rate) => {
      let n = 0;
      const timer = setInterval(() => {
        bench.hear(`"note_id":"burst-${n}"`);
        put(`burst-${n}`, 'One more note that somebody wrote just now');
        n += 1;
        if (n === count) clearInterval(timer);
      }, 1000 / rate);
    },
  };

  window.surface = {
    middle: () => ({ x: innerWidth / 2, y: innerHeight / 2 }),
    cardWidth: () => WIDE * camera.z,
    notes: (most) =>
      cards()
        .filter(seen)
        .slice(0, most)
        .map(({ card, box }) => ({
          id: card.dataset.note,
          x: box.left + box.width / 2,
          y: box.top + box.height / 2,
        })),
    target: () => ({ x: innerWidth - 80, y: innerHeight - 80, theme: 'moved' }),
    holds: (_, ids) => ids.every((id) => world.querySelector(`[data-note="${id}"]`).dataset.moved === ''),
    layout: () => frame.dataset.layout,
    switchSpot: () => {
      const box = document.querySelector('button').getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    },
    paper: () => {
      const { left, top, width, height } = document.querySelector('canvas').getBoundingClientRect();
      return { left, top, width, height };
    },
  };
})();
