/* raveberry sources sha256:dc8774f9d8e07639 */
/* licences: licences.txt */
import"./chunk-ZRQ66BW6.js";import"./chunk-VXVRS6PW.js";import"./chunk-T7J5EALY.js";import"./chunk-G7MOKOYX.js";
