/* raveberry sources sha256:94827fd359236873 */
/* licences: licences.txt */
import{a}from"./chunk-NS5T4QDG.js";import"./chunk-CLWHMBEP.js";import"./chunk-KJ3ZWFUO.js";export{a as sheets};
