// Elements of those who may control the music or wait for approvals.

import "../shared/moderation/approvals.js";
import "../shared/moderation/row-actions.js";
import "../shared/playback/playback-controls.js";
import "../shared/playback/seek-bar.js";
