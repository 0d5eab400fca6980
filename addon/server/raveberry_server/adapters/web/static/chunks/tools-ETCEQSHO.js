/* raveberry sources sha256:b6721552a86ec287 */
/* licences: licences.txt */
import"./chunk-WD3ISTNX.js";import"./chunk-DUXGEQSW.js";import"./chunk-NJV5MPUQ.js";import"./chunk-6MKVOH3L.js";
