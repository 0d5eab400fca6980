// Four ribbons of light; the cheapest scene.
// Loudness of each quarter of the bands.
uniform vec4 u_quarters;

void main() {
  float x = (v_at.x - 0.5) * u_aspect;
  float y = v_at.y - 0.5;
  vec3 shown = mix(u_colors[2], u_colors[3], v_at.y) * 0.08;
  for (int ribbon = 0; ribbon < 4; ribbon++) {
    float which = float(ribbon) / 4.0;
    float loud = u_quarters[ribbon];
    float wave = sin(x * (1.4 + which) + u_time * (0.35 + 0.2 * which) + 6.3 * which);
    float away = abs(y - 0.30 * wave * (0.35 + loud) - 0.08 * (which - 0.4));
    shown += u_colors[ribbon] * (0.006 + 0.022 * loud) / (away + 0.02);
  }
  show(shown);
}
