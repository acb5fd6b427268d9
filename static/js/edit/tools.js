// What a pointer does with the picture, one class per kind of tool. Points are in the mask's pixels. `stage` is the mask-canvas.

class Brush {
  constructor(stage, adds) {
    Object.assign(this, { stage, adds, cursor: "none" });
  }

  down(point) {
    this.stage.begin({ adds: this.adds });
    this.last = point;
    this.move([point]);
  }

  move(points) {
    const path = new Path2D();
    const wide = this.stage.brush;
    const all = [this.last, ...points];
    path.moveTo(this.last.x - 0.01, this.last.y); // a line of no length would leave no dab
    for (const { x, y } of points) path.lineTo(x, y);
    this.last = points.at(-1);
    const box = (pick, side) => Math[pick](...all.map((point) => point[side]));
    const half = wide / 2 + 1;
    this.stage.paint(
      this.adds,
      (ctx) => {
        ctx.lineWidth = wide;
        ctx.stroke(path);
      },
      [box("min", "x") - half, box("min", "y") - half, box("max", "x") + half, box("max", "y") + half],
    );
  }

  up() {
    this.stage.end();
  }
}

// Drawn around, and filled when let go.
class Outline {
  cursor = "crosshair";

  constructor(stage) {
    this.stage = stage;
  }

  down(point) {
    this.points = [point];
    this.takes = point.alt !== this.stage.takes; // the key turns round what the switch says
  }

  move(points) {
    this.points.push(...points);
    this.stage.redraw();
  }

  up() {
    const path = this.path();
    this.points = null;
    this.stage.begin({ adds: !this.takes });
    this.stage.paint(!this.takes, (ctx) => ctx.fill(path));
    this.stage.end();
  }

  cancel() {
    this.points = null;
    this.stage.redraw();
  }

  path() {
    const path = new Path2D();
    for (const { x, y } of this.points) path.lineTo(x, y);
    path.closePath();
    return path;
  }

  get mark() {
    return this.points ? this.path() : null;
  }
}

class Rectangle extends Outline {
  path() {
    const [from, to] = [this.points[0], this.points.at(-1)];
    const path = new Path2D();
    path.rect(from.x, from.y, to.x - from.x, to.y - from.y);
    return path;
  }
}

class Pick {
  cursor = "pointer";

  constructor(stage) {
    this.stage = stage;
  }

  down(point) {
    this.point = point;
  }

  move(points) {
    this.point = points.at(-1);
  }

  // When let go, so that two fingers that move the picture pick nothing.
  up() {
    const part = this.stage.partAt(this.point);
    if (part) this.stage.pick(part, { adds: this.point.shift });
  }

  cancel() {}
}

export const toolsOf = (stage) => ({
  pick: new Pick(stage),
  brush: new Brush(stage, true),
  eraser: new Brush(stage, false),
  lasso: new Outline(stage),
  rectangle: new Rectangle(stage),
});
