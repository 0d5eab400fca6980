/* raveberry sources sha256:2f2271978fd5bba4 */
/* licences: licences.txt */
import"./chunk-S6MP3E3J.js";import"./chunk-323O7MEO.js";import"./chunk-VG52N5F5.js";import"./chunk-NAJTR3KH.js";
