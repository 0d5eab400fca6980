// Four ribbons of light; the cheapest scene.
void main() {
  float x = (v_at.x - 0.5) * u_aspect;
  float y = v_at.y - 0.5;
  vec3 shown = mix(color(0.6), color(0.9), v_at.y) * 0.08;
  for (int ribbon = 0; ribbon < 4; ribbon++) {
    float which = float(ribbon) / 4.0;
    float loud = band(0.05 + 0.8 * which, 0.0);
    float wave = sin(x * (1.4 + which) + u_time * (0.35 + 0.2 * which) + 6.3 * which);
    float away = abs(y - 0.30 * wave * (0.35 + loud) - 0.08 * (which - 0.4));
    shown += color(which) * (0.006 + 0.022 * loud) / (away + 0.02);
  }
  show(shown);
}
