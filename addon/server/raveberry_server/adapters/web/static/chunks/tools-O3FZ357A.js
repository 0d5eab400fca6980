/* raveberry sources sha256:74f4e6b2ce2dd601 */
/* licences: licences.txt */
import"./chunk-WP7DKLOZ.js";import"./chunk-YHBU6MRD.js";import"./chunk-EDD3GQMJ.js";import"./chunk-SDROFMO2.js";
