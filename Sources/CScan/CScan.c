// All of this target is in its header; a target needs a source.
#include "CScan.h"
