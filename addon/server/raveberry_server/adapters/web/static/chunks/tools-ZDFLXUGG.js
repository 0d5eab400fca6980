/* raveberry sources sha256:94827fd359236873 */
/* licences: licences.txt */
import"./chunk-ST72K7W5.js";import"./chunk-AQPKU2UY.js";import"./chunk-QZ5ZRPSX.js";import"./chunk-KJ3ZWFUO.js";
