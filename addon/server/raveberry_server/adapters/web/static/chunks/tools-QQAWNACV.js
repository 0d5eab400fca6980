/* raveberry sources sha256:27c22432fd0abe86 */
/* licences: licences.txt */
import"./chunk-3CN3YEUR.js";import"./chunk-OF7I7V7Q.js";import"./chunk-KPP4LHYP.js";import"./chunk-B2TGKFX2.js";
