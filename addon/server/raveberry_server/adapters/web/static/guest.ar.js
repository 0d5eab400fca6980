/* raveberry sources sha256:9330076fcaa1173347dca1cd0d4dcf38d139666029a4ad1cb9add0aa31fe5328 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-E4OVYWCV.js";import{a as m,b as o}from"./chunks/chunk-GAW6BR6U.js";import"./chunks/chunk-IYPKAHOH.js";import"./chunks/chunk-YKIPGPWT.js";import"./chunks/chunk-FAMAIKNX.js";import"./chunks/chunk-DREWABOW.js";r({...m,why:o});
