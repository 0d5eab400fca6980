/* raveberry sources sha256:81dfdce3f41fc520656ee2979b2f6c63ec9cd49edc35d737450563a73fcdc034 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-B34GRDPR.js";import{a as m,b as o}from"./chunks/chunk-OICWDP6V.js";import"./chunks/chunk-GQWISS2X.js";import"./chunks/chunk-FCK5W2SA.js";import"./chunks/chunk-O2I3TWRQ.js";import"./chunks/chunk-54VX5OAM.js";r({...m,why:o});
