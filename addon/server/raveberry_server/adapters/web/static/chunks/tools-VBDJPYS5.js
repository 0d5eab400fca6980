/* raveberry sources sha256:6fcb9d99f97cb610 */
/* licences: licences.txt */
import"./chunk-6YZKSH2H.js";import"./chunk-KQKNZ2J7.js";import"./chunk-YXNUUUIA.js";import"./chunk-O3TDGGMZ.js";
