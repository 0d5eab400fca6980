/* raveberry sources sha256:7cf4b6091d5d2e89 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-773CPPD3.js";import{a as m,b as o}from"./chunks/chunk-7AHPTVKZ.js";import"./chunks/chunk-ZCT6OZRI.js";import"./chunks/chunk-BZ4FLW7U.js";import"./chunks/chunk-CGJGQ43V.js";import"./chunks/chunk-3CVGICZC.js";r({...m,why:o});
