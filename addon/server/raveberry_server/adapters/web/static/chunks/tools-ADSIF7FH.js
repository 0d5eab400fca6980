/* raveberry sources sha256:4bfaae917f581d11 */
/* licences: licences.txt */
import"./chunk-3B3RPMYE.js";import"./chunk-MP3T6472.js";import"./chunk-HHA7BR5V.js";import"./chunk-THWZDCF2.js";
