// Ridges of the last two seconds move towards the horizon, the bass in the middle.
void main() {
  float x = (v_at.x - 0.5) * u_aspect;
  float y = v_at.y;
  float sun = length(vec2(x, y - 0.66)) - 0.2 - 0.04 * u_pulse;
  vec3 shown = mix(color(0.55), color(0.8), y) * (0.05 + 0.12 * y);
  shown += color(0.1) * smoothstep(0.012, -0.012, sun) * (0.35 + 0.5 * v_at.y);
  shown += color(0.1) * 0.10 / (1.0 + 30.0 * max(sun, 0.0));
  for (int row = 0; row < 18; row++) {
    float depth = float(row) / 18.0;
    float size = 1.0 / (0.62 + 2.6 * depth);
    float ground = 0.64 - 0.46 * size;
    float height = band(abs(x) / (1.15 * size), depth);
    float top = ground + height * height * 0.34 * size;
    if (y < top) {
      float edge = smoothstep(0.010 * size, 0.0, top - y);
      vec3 ridge = color(0.3 + 0.35 * depth + 0.1 * height);
      shown = ridge * (0.05 + 0.10 * height * (1.0 - depth)) + ridge * edge * (1.0 - 0.6 * depth);
      break;
    }
  }
  show(shown);
}
